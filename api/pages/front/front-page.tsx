/** The front page: what this is, the live card, the snippet to copy, and the search. */

import type { Advisory } from '../../contract/advisory.ts';
import { ServerCard } from '../layout/server-card.tsx';
import { advisoryTitle } from '../layout/advisory-title.ts';
import { reservedRules } from '../builder/reserved-height.ts';
import { cardOf } from '../../domain/film/project.ts';
import { ENGLISH } from '../../../widget/words.ts';
import { SearchForm, SearchResults, type Search } from '../layout/search.tsx';

interface FrontPageProps {
  /** Shown as an example; null if the catalogue does not have it. */
  example: Advisory | null;
  publicUrl: string;
  search: Search | null;
}

export function FrontPage({ example, publicUrl, search }: FrontPageProps) {
  return (
    <>
      <h1>{search ? 'Search results' : 'What is in this film, and is it right for your child?'}</h1>
      <SearchForm q={search?.q ?? ''} />
      {search ? (
        <SearchResults {...search} />
      ) : (
        <>
          <p class="lead">
            One card per film: language, sex, drinking, violence, scary scenes and positive
            messages. Each card gives an age, the main reason for it, and the source of every
            rating.
          </p>
          {example && (
            <ServerCard film={example} publicUrl={publicUrl}>
              <a href={example.links.page}>Her: content advisory</a>
            </ServerCard>
          )}
          <h2>Put it on your site</h2>
          <p>Paste one tag where you want the card. No key, no cookies, no trackers.</p>
          <pre class="snippet" tabIndex={0}>
            <code>{`<script async src="${publicUrl}/widget.js" data-film="her-2013"></script>`}</code>
          </pre>
          {example && (
            <>
              <p>
                Or use the element, with a link for visitors without JavaScript. The CSS reserves
                space, so that the page does not jump while the card loads:
              </p>
              <pre class="snippet" tabIndex={0}>
                <code>{elementSnippet(example, publicUrl)}</code>
              </pre>
            </>
          )}
          <p>
            <a href="/embed">The builder</a> writes this for any film, in your layout, language and
            colours. You can style <a href="/theming">every part of the card</a>.
          </p>
          <h2>Use the API</h2>
          <p>
            Open to everyone, no key needed:{' '}
            <a href="/v1/films/her-2013/ratings">the ratings of a film</a>,{' '}
            <a href="/v1/films?language.lte=4&amp;violence.lte=2">all films within your limits</a>,{' '}
            <a href="/v1/categories">what each level means</a>. See{' '}
            <a href="/docs">the API reference</a> for every call.
          </p>
        </>
      )}
    </>
  );
}

function elementSnippet(film: Advisory, publicUrl: string): string {
  const rules = reservedRules(cardOf(film), 'card', [ENGLISH]);
  return `<script async src="${publicUrl}/widget.js"></script>
<style>
${rules.replace(/^/gm, '  ')}
</style>

<content-advisory film="${film.id}">
  <a href="${publicUrl}${film.links.page}">${advisoryTitle(film)}</a>
</content-advisory>`;
}
