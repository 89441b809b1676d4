/** Something that stands in the way of a command. The message says all that a person needs. */
export class CommandError extends Error {}
