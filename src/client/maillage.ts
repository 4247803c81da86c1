/** The one script of the pages: each behaviour is a module imported here, and every page works without it. */
export {};
