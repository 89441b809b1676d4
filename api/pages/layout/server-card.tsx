/**
 * The live card, already drawn by the server: complete without scripts, and where they run the element takes over in place, without a
 * request and without moving the page. A browser without declarative shadow roots shows the children.
 */

import type { ComponentChildren } from 'preact';
import { Card } from '../../../widget/view/card.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import { evidenceOf } from '../../services/films/evidence.ts';
import { scriptText } from '../../services/films/json-ld.ts';
import { useLanguage } from './language.tsx';

interface ServerCardProps {
  film: Advisory;
  publicUrl: string;
  /** Of the film's title; without one it is no heading. */
  headingLevel?: '1' | '2';
  children: ComponentChildren;
}

export function ServerCard({ film, publicUrl, headingLevel, children }: ServerCardProps) {
  const card = cardOf(film);
  const { labels, link } = useLanguage();
  return (
    <div class="server-card">
      {/* First: the element reads it as soon as it is there. */}
      <script
        type="application/json"
        data-content-advisory-film={film.id}
        dangerouslySetInnerHTML={{ __html: scriptText(card) }}
      />
      <content-advisory
        film={film.id}
        {...(headingLevel === undefined ? {} : { 'heading-level': headingLevel })}
      >
        <template shadowrootmode="open">
          {/* The page has loaded it already: it applies before anything is drawn. */}
          <link rel="stylesheet" href="/assets/card.css" />
          <div part="card" lang={labels.language} dir={labels.dir as 'ltr' | 'rtl'}>
            <Card
              film={card}
              words={labels}
              page={publicUrl + link(film.links.page)}
              family={[]}
              evidence={evidenceOf(film, labels)}
              options={{ spoilers: '', country: '', 'heading-level': headingLevel ?? '' }}
            />
          </div>
        </template>
        {children}
      </content-advisory>
    </div>
  );
}
