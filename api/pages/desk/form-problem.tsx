/** The error of a form that a person has sent: what was typed stays in the page, to be sent again. */

import type { Context } from 'hono';
import { NO_STORE } from '../../cache/policy.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { FORM_TOKEN } from '../../http/form.ts';
import { PROBLEMS, problemResponse, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { formToken } from '../../services/people/tokens.ts';
import { sendPage } from '../layout/page.tsx';
import { TokenField } from './frame.tsx';

const WORDS = {
  kept: 'Nothing you typed is lost: it is in this page. When the cause is gone, send it again.',
  signedOut: 'You are signed out. Sign in, in another tab, and come back to this one.',
  signIn: 'Sign in (opens in a new tab)',
  again: 'Send it again',
  back: 'Back to the form',
} as const;

/** Only a form that a page of this service sent is shown again. */
export async function writeFormProblem(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const wantsPage = (c.req.header('Accept') ?? '').includes('text/html');
  const isOwn = c.req.header('Sec-Fetch-Site') === 'same-origin';
  const body = wantsPage && isOwn && problem.slug !== 'body-too-large' ? await c.req.text() : null;
  if (body === null && !wantsPage) return problemResponse(c, problem);
  const { status, title } = PROBLEMS[problem.slug];
  const isSignedOut = problem.slug === 'unauthorized';
  setProblemHeaders(c, problem);
  c.header('Cache-Control', NO_STORE);
  const session = c.get('session');
  const isFilm = /^\/desk\/films\/[^/]+(\/preview)?$/.test(c.req.path);
  const fields = [...new URLSearchParams(body ?? '')].filter(([name]) => name !== FORM_TOKEN);
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      assets: ['/assets/desk.css'],
      isForEditors: true,
      children: (
        <>
          <h1>{title}</h1>
          <p class="lead">{isSignedOut ? WORDS.signedOut : problem.detail}</p>
          {isSignedOut && (
            <p>
              <a href="/sign-in" target="_blank" rel="noopener">
                {WORDS.signIn}
              </a>
            </p>
          )}
          {fields.length > 0 && (
            <form method="post" action={c.req.path} class="again">
              <p>{WORDS.kept}</p>
              {session !== null && <TokenField token={await formToken(session)} />}
              {fields.map(([name, value], place) => (
                <input key={place} type="hidden" name={name} value={value} />
              ))}
              <button class="main">{WORDS.again}</button>{' '}
              {isFilm && (
                <button formaction={`${c.req.path.replace(/\/preview$/, '')}/preview`}>
                  {WORDS.back}
                </button>
              )}
            </form>
          )}
          <p class="small">Request ID: {c.get('requestId')}</p>
        </>
      ),
    },
    status,
  );
}
