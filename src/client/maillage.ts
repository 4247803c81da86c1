import { keepDrafts } from "./brouillon.ts";
import { liveMaps } from "./carte.ts";
import { dragCards } from "./cartes.ts";
import { sendOnce } from "./clic.ts";
import { keepOffline } from "./horsligne.ts";
import { watchSession } from "./session.ts";
import { followProduction } from "./suivi.ts";

keepDrafts(document);
keepOffline(document);
dragCards(document);
liveMaps();
watchSession(document);
followProduction(document);
sendOnce(document);
