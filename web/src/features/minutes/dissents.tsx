import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  DropDissentDocument,
  MinutesTextDocument,
  RecordDissentDocument,
  ShareDissentDocument,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { bySeat } from '../../look/parties.js';
import { Button, PartyMark, Select, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { LineForm } from './line-form.js';
import styles from './minutes.module.css';
import type { Minutes, MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

type Dissent = Minutes['dissents'][number];

/** Recorded disagreement: of a passage or of the whole. It keeps nothing from going on. */
export function Dissents(props: MinutesPart): ReactElement {
  const { minutes } = props;
  const { t } = useMinutesWords();
  const [writing, setWriting] = useState(false);
  return (
    <section className={styles.block} aria-labelledby="minutes-dissents">
      <h2 id="minutes-dissents">{t('dissents')}</h2>
      <p className={styles.small}>{t('dissentsLead')}</p>
      {minutes.dissents.length === 0 ? <p className={styles.empty}>{t('dissentsNone')}</p> : null}
      <ul className={styles.questions}>
        {minutes.dissents.map((dissent) => (
          <DissentLine key={dissent.unitId} dissent={dissent} reload={props.reload} />
        ))}
      </ul>
      {writing ? <DissentForm {...props} onEnd={() => setWriting(false)} /> : null}
      {minutes.may.dissent && !writing ? (
        <p className={styles.acts} data-print="never">
          <Button onPress={() => setWriting(true)}>{t('dissentAdd')}</Button>
        </p>
      ) : null}
    </section>
  );
}

function DissentLine({ dissent, reload }: { readonly dissent: Dissent; readonly reload: () => void }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const share = useAct(ShareDissentDocument);
  const drop = useAct(DropDissentDocument);
  const { unitId, epoch, party, text, aboutOrdinal, draft, willSee } = dissent;
  const about = aboutOrdinal === null ? t('dissentWhole') : t('dissentTo', { ordinal: aboutOrdinal });
  const names = willSee.filter((one) => one.partyId !== party.partyId).toSorted(bySeat);
  const failure = share.failure ?? drop.failure;
  const after = (done: object | undefined): void => {
    if (done !== undefined) reload();
  };
  return (
    <li className={styles.question}>
      <PartyMark type={party.type} letter={party.letter} />
      <div>
        <p className={styles.small}>
          {party.label}, {about}
          {draft ? ` · ${t('dissentDraft')}` : null}
        </p>
        <p className={styles.words}>{format.text(text)}</p>
        {draft ? (
          <>
            <p>
              {names.length === 0
                ? t('dissentNobody')
                : t('dissentWillSee', { names: format.list(names.map(({ label }) => label)) })}
            </p>
            {failure ? <FailureNote failure={failure} /> : null}
            <p className={styles.acts}>
              <Button isDisabled={share.pending} onPress={() => void share.run({ unitId, epoch }).then(after)}>
                {t('dissentShare')}
              </Button>
              <Button look="quiet" isDisabled={drop.pending} onPress={() => void drop.run({ unitId }).then(after)}>
                {t('dissentDrop')}
              </Button>
            </p>
          </>
        ) : null}
      </div>
    </li>
  );
}

const WHOLE = 'whole';

function DissentForm({ minutes, reload, onEnd }: MinutesPart & { readonly onEnd: () => void }): ReactElement {
  const { t } = useMinutesWords();
  const { recordId } = minutes;
  const [{ data }] = useQuery({ query: MinutesTextDocument, variables: { recordId } });
  const [text, setText] = useState('');
  const [about, setAbout] = useState(WHOLE);
  const { run, pending, failure } = useAct(RecordDissentDocument);
  const units = data?.record.sections.flatMap((section) => section.units) ?? [];
  const options = [
    { id: WHOLE, name: t('dissentWhole') },
    ...units
      .filter(({ state, kind }) => state === 'shared' && kind !== 'dissent')
      .map(({ id, ordinal, authorParty, text: words }) => ({
        id,
        name: `${ordinal} ${authorParty.label}: ${words.slice(0, 60)}`,
      })),
  ];
  const save = async (): Promise<void> => {
    const input = { text, ...(about === WHOLE ? {} : { aboutUnitId: about }) };
    if ((await run({ recordId, input })) === undefined) return;
    onEnd();
    reload();
  };
  return (
    <LineForm
      submit={t('dissentSave')}
      ready={text.trim() !== ''}
      pending={pending}
      failure={failure}
      onSubmit={() => void save()}
      onCancel={onEnd}
    >
      <Select label={t('dissentAbout')} options={options} value={about} onChange={setAbout} />
      <TextField
        label={t('dissentText')}
        value={text}
        onChange={setText}
        maxLength={4000}
        rows={4}
        isRequired
        autoFocus
      />
    </LineForm>
  );
}
