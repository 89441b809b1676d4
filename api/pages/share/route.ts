/** The picture that networks show beside a link to a film's page. */

import { Hono, type Context } from 'hono';
import * as z from 'zod';
import type { CardFilm } from '../../contract/advisory.ts';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { filmDocument } from '../../http/film-document.ts';
import { Problem } from '../../http/problem.ts';
import { withBytes } from '../../http/response-bytes.ts';
import { describe } from '../../http/route.ts';
import { validate } from '../../http/validate.ts';
import { byteTag } from '../../domain/text/byte-tag.ts';

/** Seconds after which a client may ask again if too many pictures are waiting. */
const RETRY_AFTER = 2;

export const shareRoutes = new Hono<AppEnv>().get(
  '/films/:id/share.png',
  describe({
    summary: 'The picture of a film for link previews, 1200 × 630 pixels',
    description:
      'Its title, age and levels. 404 if this service draws no pictures (on Cloudflare Workers), or if its font lacks a character of the title.',
    answer: 'image/png',
    problems: ['invalid-input', 'film-not-found', 'address-not-found', 'too-many-pictures'],
  }),
  validate('param', z.object({ id: FilmId })),
  async (c) => {
    const pictures = c.get('sharePictures');
    if (!pictures) throw new Problem('address-not-found', 'This service draws no pictures.');
    const { text } = await filmDocument(c, c.req.valid('param').id, 'card');
    const film = JSON.parse(text) as CardFilm; // written by projectFilm, which makes a CardFilm
    if (!pictures.canDraw(film.title))
      throw new Problem('address-not-found', 'The font lacks a character of the film’s title.');
    const png = await pictures.draw(film);
    if (!png)
      throw new Problem('too-many-pictures', 'Other pictures are waiting to be drawn.', {
        retryAfter: RETRY_AFTER,
      });
    return sendPng(c, png);
  },
);

function sendPng(c: Context, png: Uint8Array<ArrayBuffer>): Response {
  const headers = { 'Content-Type': 'image/png', ETag: byteTag(png) };
  return withBytes(c.body(png, 200, headers), png);
}
