/** Reads a form that a page of this service has sent. */

import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { formToken, isEqualInConstantTime } from '../services/people/tokens.ts';
import type { AppEnv } from './app-env.ts';
import { MAX_BODY_BYTES } from './body-limit.ts';
import { Problem } from './problem.ts';

/** The name of the hidden field that every form of a signed-in person has. */
export const FORM_TOKEN = 'form_token';

/** Throws `body-too-large`. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Problem('body-too-large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  },
});

/** The fields of a form. Throws `forbidden` if it lacks the token of the session: another page has sent it, or it is from before the last sign-in. */
export async function readForm(c: Context<AppEnv>): Promise<URLSearchParams> {
  const form = new URLSearchParams(await c.req.text());
  const session = c.get('session');
  const expected = session === null ? null : await formToken(session);
  if (expected !== null && !isEqualInConstantTime(form.get(FORM_TOKEN) ?? '', expected))
    throw new Problem(
      'forbidden',
      'This form is out of date. Load the page again, and send it again.',
    );
  return form;
}
