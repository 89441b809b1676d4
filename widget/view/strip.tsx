/** The small layouts: one strip with the age and what decides it, or a badge with the age alone. Both lead to the film's page. */

import { advisoryLabel, type CardProps } from './card.tsx';
import { Facts, ShownAge, Title } from './film-line.tsx';
import { isRated, reasonTexts } from './film-texts.ts';
import { MaybeLink } from './maybe-link.tsx';
import { Verdicts } from './verdicts.tsx';

export function Strip(props: CardProps) {
  const { film, words, page, options, family, failed } = props;
  const isBadge = options.layout === 'badge';
  return (
    <article aria-label={advisoryLabel(film, words)}>
      <ShownAge age={film.age} words={words} />
      <p part="header">
        <span part="title">
          <MaybeLink text={<Title film={film} words={words} />} url={page} />
        </span>{' '}
        {!isBadge && <Facts film={film} words={words} country={options.country} />}
      </p>
      {!isBadge && family && isRated(film) && <Verdicts {...props} family={family} />}
      <small part="reason">
        {!isBadge && reasonTexts(film, words)}
        {failed && `${words.stale} · `}
        <MaybeLink text="content-advisory" url={page} />
      </small>
    </article>
  );
}
