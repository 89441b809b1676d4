/** What the service stores about people: nothing about visitors, and little about editors. */

import { AGE_BANDS, agesOf } from '../../domain/family/age-bands.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';
import { MAX_FILMS } from '../offline/saved-pages.ts';
import { say } from '../words/words.ts';

export function PrivacyPage() {
  const { labels, words, link } = useLanguage();
  const { children, counted, device, editors, lead, title } = words.privacy;
  const band = agesOf(AGE_BANDS[1]).join('–');
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <section id="children">
        <h2>{children.title}</h2>
        <p>{say(children.text, { band })}</p>
        <p>{say(children.remember, { remember: words.find.remember, forget: labels.forget })}</p>
        <p>{children.link}</p>
        <p>{children.sites}</p>
      </section>
      <section id="device">
        <h2>{device.title}</h2>
        <p>{say(device.text, { band, count: MAX_FILMS })}</p>
        <p>
          <Say
            text={device.forget}
            values={{ saved: <a href={link('/offline')}>{words.offline.title}</a> }}
          />
        </p>
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
