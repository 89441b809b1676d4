/** The first line of an export. Apart from the lines themselves, so that the Worker, which only exports, has no rules for imports. */

import * as z from 'zod';

/** Counts the changes of the format that an older reader would misread. */
export const SCHEMA_VERSION = 1;

/** The first line of an export. Certificates, reasons and figures are facts of whom the films' own sources name. */
export const EXPORT_HEADER = {
  format: 'content-advisory/films',
  schema: SCHEMA_VERSION,
  licence: 'CC-BY-4.0',
  licence_url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'content-advisory',
} as const;

/** Only the format and schema of a first line are checked; its other fields are for human readers. */
export const ExportHeader = z.object({
  format: z.literal(EXPORT_HEADER.format),
  schema: z.literal(SCHEMA_VERSION, {
    error: `This program reads schema ${SCHEMA_VERSION}. Update the program.`,
  }),
});
