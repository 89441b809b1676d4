/** The frame of every page: head, masthead, footer. */

import type { ComponentChildren } from 'preact';
import { renderToStringAsync } from 'preact-render-to-string';
import type { Context } from 'hono';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from '../../http/app-env.ts';
import { byLanguage } from '../../domain/text/by-language.ts';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { COLOURS } from '../offline/manifest.ts';
import { InLanguage, pathIn, translationOf, useLanguage } from './language.tsx';
import { Say } from './say.tsx';

/** Our own pages load the widget by its version: the service worker never has the address that hosts embed. */
const WIDGET = `/widget/${packageJson.version}`;

/** How others show a link to the page (Open Graph). */
export interface Preview {
  type: 'website' | 'video.movie';
  /** Left out if there is no picture. */
  image?: { url: string; width: number; height: number; alt: string } | undefined;
}

export interface PageProps {
  title: string;
  description: string;
  /** The page's own path, without a language; left out where there is nothing to link to. */
  path?: string;
  /** Whether search engines leave the page out, although it has a path. */
  isUnlisted?: boolean;
  /** What a link preview shows besides the title and the description; by default the page is a plain website. */
  preview?: Preview;
  /** schema.org data about what the page shows. */
  jsonLd?: object;
  /** Where a site learns how to show this page's film: oEmbed's answer about it. */
  oembed?: string;
  /** Where readers of feeds find what is new in the page's list. */
  feed?: string;
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
  const isTranslated = c.get('route')?.translated ?? false;
  const translation = await translationOf(c);
  const html = await renderToStringAsync(
    <InLanguage translation={translation}>
      <Page
        {...props}
        publicUrl={c.get('publicUrl')}
        isTranslated={isTranslated}
        isInstallable={isTranslated && c.get('hasServiceWorker')}
      />
    </InLanguage>,
  );
  c.header('Content-Language', translation.language);
  return c.html(`<!doctype html>${html}`, status);
}

interface FrameProps extends PageProps {
  publicUrl: string;
  /** Whether the page is there in every language. */
  isTranslated: boolean;
  /** Whether it can be installed, and saved by the service worker. */
  isInstallable: boolean;
}

function Page({
  title,
  description,
  path,
  isUnlisted = false,
  preview = { type: 'website' },
  jsonLd,
  oembed,
  feed,
  widget,
  assets = [],
  isForEditors = false,
  publicUrl,
  isTranslated,
  isInstallable,
  children,
}: FrameProps) {
  const { language, labels, words, link } = useLanguage();
  const url = path === undefined ? undefined : publicUrl + (isTranslated ? link(path) : path);
  return (
    <html lang={language} dir={labels.dir === 'rtl' ? 'rtl' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {path === undefined || url === undefined || isUnlisted ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <link rel="canonical" href={url} />
            {isTranslated && <Alternates path={path} publicUrl={publicUrl} />}
            <meta property="og:site_name" content="content-advisory" />
            <meta property="og:type" content={preview.type} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta property="og:url" content={url} />
            <PreviewImage image={preview.image} />
          </>
        )}
        {oembed && (
          <link rel="alternate" type="application/json+oembed" href={oembed} title={title} />
        )}
        {feed && <link rel="alternate" type="application/atom+xml" href={feed} title={title} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {isInstallable && <Installable />}
        {/* First, so that what is shared looks the same here and on any site. */}
        <link rel="stylesheet" href="/assets/card.css" />
        <link rel="stylesheet" href="/assets/page.css" />
        {!isForEditors && <script defer src="/assets/page.js" />}
        {assets.map((file) =>
          file.endsWith('.css') ? (
            <link key={file} rel="stylesheet" href={file} />
          ) : (
            <script key={file} defer src={file} />
          ),
        )}
        {/* After the parser: an element that starts while its drawn card is still parsed would show it twice. */}
        {widget && <script defer src={`${WIDGET}/widget.js`} />}
        {widget && language !== 'en' && (
          <link
            rel="preload"
            as="fetch"
            crossorigin="anonymous"
            href={`${WIDGET}/labels/${language}.json`}
          />
        )}
        {jsonLd && (
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: scriptText(jsonLd) }}
          />
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.site.skip}
        </a>
        <nav class="masthead" aria-label={words.site.name}>
          <a class="name" href={link('/')}>
            content-advisory
          </a>
          <span>
            <a href={`${link('/')}#q`}>{words.site.search}</a>{' '}
            <a href={link('/tonight')}>{words.site.tonight}</a>{' '}
            <a href={link('/ages')}>{words.site.ages}</a> <a href="/embed">{words.site.forSites}</a>{' '}
            <a href={link('/about')}>{words.site.about}</a>
          </span>
        </nav>
        {isInstallable && <SavedMark />}
        <main id="main">{children}</main>
        <footer class="colophon">
          <p>
            <Say
              text={isForEditors ? words.site.editorsColophon : words.site.colophon}
              values={{
                licence: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>,
              }}
            />{' '}
            <a href="/docs">API</a>
          </p>
          {isTranslated && path !== undefined && <Languages path={path} />}
        </footer>
      </body>
    </html>
  );
}

/** What browsers need to install the pages as an app, in the colours of `page.css`. */
function Installable() {
  const { link } = useLanguage();
  return (
    <>
      <link rel="manifest" href={link('/app.webmanifest')} />
      {/* Browsers take the first that applies. */}
      <meta name="theme-color" content={COLOURS.dark} media="(prefers-color-scheme: dark)" />
      <meta name="theme-color" content={COLOURS.light} />
    </>
  );
}

/** The service worker shows it, with its day, on a page from the device. */
function SavedMark() {
  const { words } = useLanguage();
  return (
    <p id="saved" hidden class="saved" role="status">
      <Say text={words.offline.mark} values={{ date: <time /> }} />
    </p>
  );
}

/** Where search engines find the page in other languages. */
function Alternates({ path, publicUrl }: { path: string; publicUrl: string }) {
  return (
    <>
      {LANGUAGES.map((language) => (
        <link
          key={language}
          rel="alternate"
          hreflang={language}
          href={publicUrl + pathIn(language, path)}
        />
      ))}
      <link rel="alternate" hreflang="x-default" href={publicUrl + path} />
    </>
  );
}

/** The page in each language, by the language's own name. */
function Languages({ path }: { path: string }) {
  const { language: current, words } = useLanguage();
  return (
    <nav class="languages" aria-label={words.site.languages}>
      {LANGUAGES.map((language) => (
        <a
          key={language}
          href={pathIn(language, path)}
          lang={language}
          hreflang={language}
          aria-current={language === current ? 'page' : undefined}
        >
          {nameOf(language)}
        </a>
      ))}
    </nav>
  );
}

const nameOf = byLanguage(
  (language) => new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language,
);

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
