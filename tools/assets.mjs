// Builds build/static/<part>/ from src/onevisit/<part>/assets/ and the locked npm packages.
//
// *.scss becomes compressed *.css (names that begin with _ are only for @use);
// every other file is copied as it is. `@use "govuk-frontend/..."` finds node_modules.
// The folder is made beside the old one and then takes its place.

import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import * as sass from "sass";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const target = path.join(root, "build", "static");
const making = `${target}.new`;
const old = `${target}.old`;

const copied = {
  "govuk-frontend/dist/govuk/govuk-frontend.min.js": "look/govuk-frontend.min.js",
  "htmx.org/dist/htmx.min.js": "look/htmx.min.js",
};

function compile(file) {
  return sass.compile(file, {
    style: "compressed",
    loadPaths: [modules, path.join(modules, "govuk-frontend", "dist")],
    quietDeps: true,
    url: pathToFileURL(file),
  }).css;
}

async function buildPart(part) {
  const assets = path.join(root, "src", "onevisit", part, "assets");
  if (!existsSync(assets)) return;
  for (const entry of await readdir(assets, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith("_") || entry.name.startsWith(".")) continue;
    const source = path.join(entry.parentPath ?? entry.path, entry.name);
    const goal = path.join(making, part, path.relative(assets, source));
    await mkdir(path.dirname(goal), { recursive: true });
    if (entry.name.endsWith(".scss")) {
      await writeFile(goal.replace(/\.scss$/, ".css"), compile(source));
    } else {
      await cp(source, goal);
    }
  }
}

await rm(making, { recursive: true, force: true });
await mkdir(making, { recursive: true });
for (const [source, goal] of Object.entries(copied)) {
  await mkdir(path.dirname(path.join(making, goal)), { recursive: true });
  await cp(path.join(modules, source), path.join(making, goal));
}
for (const part of await readdir(path.join(root, "src", "onevisit"))) {
  await buildPart(part);
}
await rm(old, { recursive: true, force: true });
if (existsSync(target)) await rename(target, old);
await rename(making, target);
await rm(old, { recursive: true, force: true });
