/** What the service stores about people: nothing about visitors, and little about editors. */

import { AGE_BANDS, agesOf } from '../../domain/family/age-bands.ts';
import { useLanguage } from '../layout/language.tsx';
import { say } from '../words/words.ts';

export function PrivacyPage() {
  const { labels, words } = useLanguage();
  const { children, counted, editors, lead, title } = words.privacy;
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <section id="children">
        <h2>{children.title}</h2>
        <p>{say(children.text, { band: agesOf(AGE_BANDS[1]).join('–') })}</p>
        <p>{say(children.remember, { remember: words.find.remember, forget: labels.forget })}</p>
        <p>{children.link}</p>
        <p>{children.sites}</p>
      </section>
      <section id="counted">
        <h2>{counted.title}</h2>
        <p>{counted.wanted}</p>
        <p>{counted.logs}</p>
        <p>{counted.limits}</p>
      </section>
      <section id="editors">
        <h2>{editors.title}</h2>
        <p>{editors.text}</p>
        <p>{editors.history}</p>
      </section>
    </>
  );
}
