/** The frame of every page: head, masthead, footer. */

import type { ComponentChildren } from 'preact';
import { renderToStringAsync } from 'preact-render-to-string';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from '../../http/app-env.ts';
import { scriptText } from '../../services/films/json-ld.ts';

/** How others show a link to the page (Open Graph). */
export interface Preview {
  type: 'website' | 'video.movie';
  /** Left out if there is no picture. */
  image?: { url: string; width: number; height: number; alt: string } | undefined;
}

export interface PageProps {
  title: string;
  description: string;
  /** The page's own path; left out where there is nothing to link to. */
  path?: string;
  /** What a link preview shows besides the title and the description; by default the page is a plain website. */
  preview?: Preview;
  /** schema.org data about what the page shows. */
  jsonLd?: object;
  /** Where a site learns how to show this page's film: oEmbed's answer about it. */
  oembed?: string;
  /** Whether the page shows the live card. */
  widget?: boolean;
  /** What the page loads besides, by its path: style sheets and scripts. */
  assets?: readonly string[];
  /** Whether it is for signed-in people, whom a cookie keeps signed in. */
  isForEditors?: boolean;
  children: ComponentChildren;
}

/** Answers with a page, as HTML. */
export async function sendPage(
  c: Context<AppEnv>,
  props: PageProps,
  status: ContentfulStatusCode = 200,
) {
  const html = await renderToStringAsync(<Page {...props} publicUrl={c.get('publicUrl')} />);
  return c.html(`<!doctype html>${html}`, status);
}

function Page({
  title,
  description,
  path,
  preview = { type: 'website' },
  jsonLd,
  oembed,
  widget,
  assets = [],
  isForEditors = false,
  publicUrl,
  children,
}: PageProps & { publicUrl: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {path === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <link rel="canonical" href={publicUrl + path} />
            <meta property="og:site_name" content="content-advisory" />
            <meta property="og:type" content={preview.type} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta property="og:url" content={publicUrl + path} />
            <PreviewImage image={preview.image} />
          </>
        )}
        {oembed && (
          <link rel="alternate" type="application/json+oembed" href={oembed} title={title} />
        )}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {/* First, so that what is shared looks the same here and on any site. */}
        <link rel="stylesheet" href="/assets/card.css" />
        <link rel="stylesheet" href="/assets/page.css" />
        {assets.map((file) =>
          file.endsWith('.css') ? (
            <link key={file} rel="stylesheet" href={file} />
          ) : (
            <script key={file} defer src={file} />
          ),
        )}
        {/* After the parser: an element that starts while its drawn card is still parsed would show it twice. */}
        {widget && <script defer src="/widget.js" />}
        {jsonLd && (
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: scriptText(jsonLd) }}
          />
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <nav class="masthead" aria-label="Site">
          <a class="name" href="/">
            content-advisory
          </a>
          <span>
            <a href="/#q">Search</a> <a href="/embed">Embed</a> <a href="/rubric">Rubric</a>{' '}
            <a href="/docs">API</a>
          </span>
        </nav>
        <main id="main">{children}</main>
        <footer class="colophon">
          <p>
            Ratings and texts by content-advisory:{' '}
            <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.{' '}
            {isForEditors
              ? 'One cookie, to stay signed in; no trackers.'
              : 'No cookies, no trackers.'}
          </p>
        </footer>
      </body>
    </html>
  );
}

/** X takes its title, description and picture from the Open Graph tags. */
function PreviewImage({ image }: Pick<Preview, 'image'>) {
  if (!image) return <meta name="twitter:card" content="summary" />;
  return (
    <>
      <meta property="og:image" content={image.url} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
      <meta property="og:image:alt" content={image.alt} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
