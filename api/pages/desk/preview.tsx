/** The card as readers would see it, light and dark. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { Card } from '../../../widget/view/card.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { cardOf } from '../../domain/film/project.ts';
import { listed } from '../../domain/text/listed.ts';
import { evidenceOf } from '../../services/films/evidence.ts';
import { PREVIEW } from './preview-ids.ts';

const WORDS = {
  title: 'Preview',
  light: 'Light',
  dark: 'Dark',
  certificate: 'the certificate',
  decidedBy: (text: string, causes: string) => `${text}, decided by ${causes}`,
  editor: (text: string) => `${text}, set by an editor`,
  offline: 'The preview could not be loaded. What you typed is kept.',
} as const;

export function Preview({ film, publicUrl }: { film: Advisory; publicUrl: string }) {
  return (
    <aside class="preview" id="preview" aria-label={WORDS.title}>
      <h2>{WORDS.title}</h2>
      <p class="age-result" id={PREVIEW.age} role="status" data-offline={WORDS.offline}>
        {ageResult(film.age)}
      </p>
      <div id={PREVIEW.cards}>
        <div class="light">
          <p class="small">{WORDS.light}</p>
          <ShownCard film={film} publicUrl={publicUrl} />
        </div>
        {/* The same once more: only its colours are another. */}
        <div class="dark" inert aria-hidden="true">
          <p class="small">{WORDS.dark}</p>
          <ShownCard film={film} publicUrl={publicUrl} />
        </div>
      </div>
    </aside>
  );
}

function ShownCard({ film, publicUrl }: { film: Advisory; publicUrl: string }) {
  return (
    <div part="card" lang={en.language} dir="ltr">
      <Card
        film={cardOf(film)}
        words={en}
        page={publicUrl + film.links.page}
        evidence={evidenceOf(film, en)}
        options={{ spoilers: '', country: '', 'heading-level': '' }}
      />
    </div>
  );
}

/** `16+, decided by Sex` */
export function ageResult(age: Advisory['age']): string {
  const text = ageText(age, en);
  if (age.basis === 'editor') return WORDS.editor(text);
  const causes = age.decided_by.map((cause) =>
    cause === 'certificate' ? WORDS.certificate : en.categories[cause],
  );
  return causes.length === 0 ? text : WORDS.decidedBy(text, listed(causes));
}
