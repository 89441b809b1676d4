/** The page that other sites show in a frame: one film in one layout, complete without scripts. */

import { cardOf } from '../../domain/film/project.ts';
import type { ComponentChildren } from 'preact';
import { renderToStringAsync } from 'preact-render-to-string';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Card } from '../../../widget/view/card.tsx';
import { MaybeLink } from '../../../widget/view/maybe-link.tsx';
import { Strip } from '../../../widget/view/strip.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { EmbedQuery } from '../../contract/embed-query.ts';
import { isolateIfNeeded } from '../../domain/text/isolate.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { evidenceOf } from '../../services/films/evidence.ts';
import type { Translation } from '../../http/translations.ts';

export async function sendEmbed(c: Context<AppEnv>, film: Advisory): Promise<Response> {
  const look = await lookOf(c);
  const page = c.get('publicUrl') + film.links.page;
  const Drawing = look.options.layout === 'card' ? Card : Strip;
  return send(c, {
    ...look,
    title: `${isolateIfNeeded(film.title, look.words.dir)} (${film.year}): ${look.words.advisory}`,
    page,
    children: (
      <Drawing film={cardOf(film)} {...look} page={page} evidence={evidenceOf(film, look.words)} />
    ),
  });
}

/** One plain sentence instead of the card: the visitor of another site cannot do anything with the details. */
export async function embedProblem(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  const look = await lookOf(c);
  setProblemHeaders(c, problem);
  const { advisory, notInCatalogue, lookedFor, failed } = look.words;
  const missing = problem.willLook ? lookedFor : notInCatalogue;
  const props = {
    ...look,
    title: advisory,
    children: (
      <>
        <p>{status < 500 ? missing : failed}</p>
        <p>
          <MaybeLink text="content-advisory" url={`${c.get('publicUrl')}/`} />
        </p>
      </>
    ),
  };
  return send(c, props, status);
}

interface Look extends Translation {
  options: EmbedQuery;
}

async function lookOf(c: Context<AppEnv>): Promise<Look> {
  const options = EmbedQuery.parse(c.req.query());
  return { options, ...(await c.get('translate')(options.lang)) };
}

interface EmbedProps extends Look {
  title: string;
  /** The address of the film's own page. */
  page?: string;
  children: ComponentChildren;
}

async function send(c: Context, props: EmbedProps, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${await renderToStringAsync(<EmbedPage {...props} />)}`, status);
}

function EmbedPage({ title, page, options, language, words, children }: EmbedProps) {
  const { theme, layout } = options;
  return (
    <html lang={language} dir={words.dir as 'ltr' | 'rtl'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="robots" content="noindex" />
        {page && <link rel="canonical" href={page} />}
        {/* A frame is no place to read on. */}
        <base target="_blank" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/embed.css" />
        <script defer src="/assets/embed.js" />
      </head>
      <body class={theme}>
        <main part={`card ${layout}`} lang={language} dir={words.dir as 'ltr' | 'rtl'}>
          {children}
        </main>
      </body>
    </html>
  );
}
