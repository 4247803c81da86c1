
export { posterVeille } from "./veille/courrier/actions.ts";
export { VEILLE } from "./veille/courrier/model.ts";
export { veillerPartout } from "./veille/passage/actions.ts";
