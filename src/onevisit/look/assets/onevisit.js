// What pages gain where JavaScript runs: nothing here is needed to use them.
import { Button, ErrorSummary, SkipLink, createAll } from "./govuk-frontend.min.js";

document.documentElement.classList.add("ov-scripted");
document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, SkipLink]) createAll(component);
