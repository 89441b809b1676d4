/** The built files: the script in each of its versions, its labels, and the styles and scripts of our own pages. */

import { Hono, type Handler, type MiddlewareHandler } from 'hono';
import * as z from 'zod';
import RELEASED from '../../widget/released/versions.json' with { type: 'json' };
import { WidgetVersions } from '../contract/widget-versions.ts';
import { IMMUTABLE } from '../cache/policy.ts';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/route.ts';
import { Problem } from '../http/problem.ts';
import { validate } from '../http/validate.ts';

const Version = z
  .string()
  .meta({ description: 'A version from `/widget/versions.json`.', example: '0.1.0' });
const Language = z
  .string()
  .meta({ description: 'A language (ISO 639-1) and `.json`.', example: 'de.json' });

const SCRIPT_EXAMPLE = '/* The script of the widget. */';
const VERSIONS_EXAMPLE = {
  current: '0.3.0',
  versions: [
    {
      version: '0.3.0',
      released: true,
      path: '/widget/0.3.0/widget.js',
      integrity: 'sha384-Q0NiU2hpcHBlZCB3aXRoIGV2ZXJ5IHJlbGVhc2Ugb2YgdGhlIHdpZGdldA',
      brotli_bytes: 15_000,
    },
  ],
} satisfies z.infer<typeof WidgetVersions>;
const LABELS_EXAMPLE = { unknown: 'nicht bekannt', about: 'etwa {age}' };

/** `serve` answers with the file at the request's path, or calls `next` if there is none. `released` are versions of the script. */
export function assetRoutes(serve: Handler, released: readonly string[] = Object.keys(RELEASED)) {
  // A script that is not released yet, and labels, may still change.
  const cacheReleased: MiddlewareHandler = async (c, next) => {
    await next();
    const isReleased = released.includes(c.req.param('version') ?? '');
    if (isReleased && c.res.ok) c.res.headers.set('Cache-Control', IMMUTABLE);
  };
  return new Hono<AppEnv>()
    .get(
      '/widget.js',
      describe({
        operation: { id: 'getWidget', tag: 'Embedding', example: SCRIPT_EXAMPLE },
        summary: 'The widget script, latest version',
        answer: 'text/javascript',
        cache: 'files',
      }),
      serve,
    )
    .get(
      '/widget/versions.json',
      describe({
        operation: { id: 'listWidgetVersions', tag: 'Embedding', example: VERSIONS_EXAMPLE },
        summary: 'All versions of the widget, newest first, with what you need to pin one',
        answer: WidgetVersions,
        cache: 'files',
      }),
      serve,
    )
    .get(
      '/widget/:version/widget.js',
      describe({
        operation: { id: 'getWidgetVersion', tag: 'Embedding', example: SCRIPT_EXAMPLE },
        summary: 'The widget script of one version. It never changes after its release',
        answer: 'text/javascript',
        cache: 'files',
        problems: ['widget-version-not-found'],
      }),
      validate('param', z.object({ version: Version })),
      cacheReleased,
      serve,
      rejectVersion,
    )
    .get(
      '/widget/:version/labels/:language',
      describe({
        operation: { id: 'getWidgetLabels', tag: 'Embedding', example: LABELS_EXAMPLE },
        summary: 'The labels of the card in one language, the same for all versions of the script',
        answer: 'application/json',
        cache: 'files',
        problems: ['widget-version-not-found'],
      }),
      validate('param', z.object({ version: Version, language: Language })),
      serve,
      rejectVersion,
    )
    .get(
      '/assets/:file',
      describe({
        summary: 'A style sheet or script of our own pages',
        answer: 'text/css',
        cache: 'files',
      }),
      serve,
    );
}

const rejectVersion: Handler = (c) => {
  throw new Problem('widget-version-not-found', `There is no widget file at ${c.req.path}.`);
};
