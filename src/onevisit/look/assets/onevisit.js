// What pages gain where JavaScript runs: nothing here is needed to use them.
import { Button, ErrorSummary, SkipLink, createAll } from "./govuk-frontend.min.js";
import { sendAtOnce } from "./uploads.js";

document.documentElement.classList.add("ov-scripted");
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, SkipLink]) createAll(component);
for (const form of document.querySelectorAll('[data-module="ov-upload"]')) sendAtOnce(form);
