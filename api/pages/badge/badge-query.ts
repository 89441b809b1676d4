/** What the address of a badge says. */

import * as z from 'zod';
import { Category } from '../../contract/film-parts.ts';
import { FilmId } from '../../contract/film-id.ts';

const ENDING = '.svg';

export const BadgeParams = z.object({
  file: z
    .string()
    .meta({ description: 'A film id of any kind, and `.svg`.', example: 'her-2013.svg' })
    .refine(
      (file) => file.endsWith(ENDING),
      `Write a film id and ${ENDING}, for example her-2013${ENDING}.`,
    )
    .transform((file) => file.slice(0, -ENDING.length))
    .pipe(FilmId),
});

export const BadgeTheme = z.enum(['auto', 'light', 'dark']).catch('auto');
export type BadgeTheme = z.infer<typeof BadgeTheme>;
export const BadgeLanguage = z.string().max(35).catch('en');

/** Unknown parameters are ignored, as on pages: an image has no one to report a wrong URL to. */
export const BadgeQuery = z.object({
  category: z
    .enum(Category.options, `Write one of ${Category.options.join(', ')}`)
    .optional()
    .meta({
      description: 'Show the level in this category instead of the age.',
    }),
  theme: BadgeTheme.meta({ description: '`auto` follows the visitor’s system setting.' }),
  lang: BadgeLanguage.meta({ description: 'A BCP 47 tag.' }),
});
