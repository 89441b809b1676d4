/** oEmbed: other sites ask how to show a film whose address was pasted into them. */

import { Hono, type Context } from 'hono';
import { readFilm } from '../../db/queries/read-film.ts';
import type { CardFilm } from '../contract/advisory.ts';
import { EmbedQuery } from '../contract/embed-query.ts';
import { Oembed, OembedQuery } from '../contract/oembed.ts';
import { isolateIfNeeded } from '../domain/text/isolate.ts';
import { parseFilmId } from '../domain/film/id.ts';
import type { AppEnv } from '../http/app-env.ts';
import { countWantedId } from '../http/count-wanted.ts';
import { describe } from '../http/route.ts';
import { Problem } from '../http/problem.ts';
import { validate } from '../http/validate.ts';
import { advisoryTitle } from '../pages/layout/advisory-title.ts';
import { frameHtml } from '../pages/embed/frame-html.ts';
import { frameSize } from '../pages/embed/frame-size.ts';

/** Seconds for which the asking site may keep the frame; what is in it stays as fresh as it is. */
const CACHE_AGE = 86_400;

export const oembedRoutes = new Hono<AppEnv>().get(
  '/oembed',
  describe({
    operation: { id: 'getOembed', tag: 'Embedding' },
    summary: 'oEmbed 1.0 for the URL of a film’s page',
    answer: Oembed,
    problems: ['invalid-input', 'film-not-found', 'format-not-offered'],
  }),
  validate('query', OembedQuery),
  async (c) => {
    const { url, maxwidth, maxheight, format } = c.req.valid('query');
    if (format !== 'json')
      throw new Problem(
        'format-not-offered',
        `The format “${isolateIfNeeded(format.slice(0, 20))}” is not supported.`,
      );
    const { film, search } = await filmAt(c, url);
    const options = EmbedQuery.parse(Object.fromEntries(search));
    const size = frameSize(options.layout, { maxwidth, maxheight });
    const publicUrl = c.get('publicUrl');
    const answer: Oembed = {
      version: '1.0',
      type: 'rich',
      title: advisoryTitle(film),
      provider_name: 'content-advisory',
      provider_url: `${publicUrl}/`,
      cache_age: CACHE_AGE,
      html: frameHtml({
        film,
        publicUrl,
        size,
        maxheight,
        options: { ...options, layout: size.layout },
      }),
      width: size.width,
      height: size.height,
    };
    return c.json(answer);
  },
);

/** The film whose page or embed stands at an address of ours, and what the address says besides. */
async function filmAt(c: Context<AppEnv>, address: string) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const [, id] = /^\/(?:films|embed)\/([^/]+)$/.exec(url?.pathname ?? '') ?? [];
  const key = url?.origin === c.get('publicUrl') && id ? parseFilmId(decoded(id)) : null;
  const document = key && (await readFilm(c.get('openDb')(), key, 'card'));
  if (url && document)
    return { film: JSON.parse(document.text) as CardFilm, search: url.searchParams }; // written by projectFilm
  const willLook = key ? countWantedId(c, key) : false;
  throw new Problem(
    'film-not-found',
    `There is no film of ours at “${isolateIfNeeded(address.slice(0, 200))}”. Write a URL like ${c.get('publicUrl')}/films/her-2013.`,
    { willLook },
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
