/** A sentence for whoever typed the command: shown without a trace of the program. */
export class Sentence extends Error {}
