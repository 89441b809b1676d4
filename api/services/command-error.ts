/** An error that stops a command. Its message says what happened and what to do. */
export class CommandError extends Error {}
