import { afterAll } from "vitest";
import { giveAllBack } from "./base.ts";

// Once per file of tests, after its own endings.
afterAll(giveAllBack);
