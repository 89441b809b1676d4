/** The list of the widget's versions. */

import * as z from 'zod';

export const WidgetVersions = z
  .object({
    current: z.string().meta({ description: 'The version that `/widget.js` serves now.' }),
    versions: z.array(
      z.object({
        version: z.string(),
        released: z.boolean().meta({
          description: 'Whether it is final. If not, its files may change: do not pin it.',
        }),
        path: z.string().meta({ description: 'Relative to the URL of this response.' }),
        integrity: z
          .string()
          .meta({ description: 'The value for the `integrity` attribute: `sha384-…`.' }),
        brotli_bytes: z.int().positive(),
      }),
    ),
  })
  .meta({ id: 'WidgetVersions' });
