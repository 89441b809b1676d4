/** The front page: what this is, the live card, the snippet to copy, and the search. */

import { reservedRules } from './reserved-height.ts';
import { SearchForm, SearchResults, type Search } from './search.tsx';

interface FrontPageProps {
  publicUrl: string;
  search: Search | null;
}

export function FrontPage({ publicUrl, search }: FrontPageProps) {
  return (
    <>
      <h1>What is in this film, and is it right for your child?</h1>
      <SearchForm q={search?.q ?? ''} />
      {search ? (
        <SearchResults {...search} />
      ) : (
        <>
          <p class="lead">
            Language, sex, drinking, violence, what frightens, and what is worth taking home: each
            film on one card, with an age, the category that decides it, and where each part of the
            answer comes from.
          </p>
          <content-advisory film="her-2013">
            <a href="/films/her-2013">Her: content advisory</a>
          </content-advisory>
          <h2>Put it on your site</h2>
          <p>One tag, and the card stands where the tag stands. No key, no cookie, no tracker.</p>
          <pre class="snippet" tabIndex={0}>
            <code>{`<script async src="${publicUrl}/widget.js" data-film="her-2013"></script>`}</code>
          </pre>
          <p>
            Or place the element yourself, with a link that stays where scripts do not run. The rule
            keeps the page still while the card loads:
          </p>
          <pre class="snippet" tabIndex={0}>
            <code>{elementSnippet(publicUrl)}</code>
          </pre>
          <p>
            <a href="/embed">The builder</a> writes it for any film, in your layout, language and
            colours; <a href="/theming">every part of the card</a> can be styled.
          </p>
          <h2>Ask the API</h2>
          <p>
            Open, without a key: <a href="/v1/films/her-2013/ratings">the ratings of a film</a>,{' '}
            <a href="/v1/films?language.lte=4&amp;violence.lte=2">all films under given limits</a>,{' '}
            <a href="/v1/categories">what each level means</a>. All calls are in{' '}
            <a href="/docs">the reference</a>.
          </p>
        </>
      )}
    </>
  );
}

function elementSnippet(publicUrl: string): string {
  return `<script async src="${publicUrl}/widget.js"></script>
<style>
${reservedRules('card').replace(/^/gm, '  ')}
</style>

<content-advisory film="her-2013">
  <a href="${publicUrl}/films/her-2013">Her: content advisory</a>
</content-advisory>`;
}
