import { useEffect, useRef, type ReactElement } from 'react';
import { EndSignoffsDocument, MarkSignoffDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, PartyMark } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { AnswerForm } from './answer-form.js';
import { CertificateLine } from './certificate-line.js';
import styles from './signoff.module.css';
import { oneOf, OUTCOMES, QUORUMS, type Round, type Row, type Sheet, STATES } from './types.js';
import { useDeedWords } from './use-deed-words.js';
import { useFiled } from './use-filed.js';
import { useSignoffWords } from './use-words.js';

interface RoundSheetProps {
  readonly round: Round;
  readonly sheet: Sheet;
  readonly onChanged: (sheet: Sheet) => void;
}

/** One row for every party the viewer may know of, and below them what the viewer can do. */
export function RoundSheet({ round, sheet, onChanged }: RoundSheetProps): ReactElement {
  const { t, format } = useSignoffWords();
  const mark = useAct(MarkSignoffDocument);
  const end = useAct(EndSignoffsDocument);
  const mine = round.rows.find((row) => row.mayAnswer);
  const toNote = round.rows.find((row) => row.mine && row.toNote && round.outcome === null);
  const filed = useFiled(sheet.recordId, onChanged);
  const filedFor = filed.place?.roundId === round.id ? filed.place.partyId : undefined;
  useOpened(round, mine, onChanged);
  const note = async (partyId: string): Promise<void> => {
    const done = await mark.run({ input: { roundId: round.id, partyId, mark: 'noted' } });
    if (done) onChanged(done.markSignoff);
  };
  const finish = async (outcome: string): Promise<void> => {
    const done = await end.run({ roundId: round.id, outcome });
    if (done) onChanged(done.endSignoffs);
  };
  const failure = mark.failure ?? end.failure;
  return (
    <section aria-labelledby="signoff-round">
      <h2 id="signoff-round">{t('round', { version: round.version })}</h2>
      <p className={styles.lead}>
        {round.outcome === null
          ? t('due', { at: format.dayTime(round.dueAt) })
          : t(`outcome.${oneOf(OUTCOMES, round.outcome)}`)}{' '}
        {t(`quorum.${oneOf(QUORUMS, round.quorum)}`)}
      </p>
      <ul className={styles.rows} aria-label={t('sheet')}>
        {round.rows.map((row) => (
          <SheetRow key={row.party.partyId} row={row} />
        ))}
      </ul>
      {failure ? <FailureNote failure={failure} /> : null}
      {toNote ? (
        <p className={styles.acts}>
          <span>{t('toNote', { version: round.version })}</span>
          <Button look="primary" isPending={mark.pending} onPress={() => void note(toNote.party.partyId)}>
            {t('note')}
          </Button>
        </p>
      ) : null}
      {filedFor === undefined ? null : <FiledNote key={filedFor} />}
      {mine && round.outcome === null && mine.party.partyId !== filedFor ? (
        <AnswerForm
          key={mine.party.partyId}
          {...{ round, sheet, row: mine, onAnswered: onChanged }}
          onHanded={(taken) => filed.ended({ roundId: round.id, partyId: mine.party.partyId }, taken)}
        />
      ) : null}
      {round.mayEnd ? (
        <p className={styles.acts}>
          {round.carried ? (
            <Button look="primary" isPending={end.pending} onPress={() => void finish('finished')}>
              {t('finish')}
            </Button>
          ) : (
            <span>{t('notCarried')}</span>
          )}
          <Button look="quiet" isDisabled={end.pending} onPress={() => void finish('cancelled')}>
            {t('cancel')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

/** The first look of an asked party is noted, once. */
function useOpened({ id, outcome }: Round, row: Row | undefined, onChanged: (sheet: Sheet) => void): void {
  const { run } = useAct(MarkSignoffDocument);
  const partyId = row?.state === 'waiting' && outcome === null ? row.party.partyId : undefined;
  useEffect(() => {
    if (partyId === undefined) return;
    void run({ input: { roundId: id, partyId, mark: 'opened' } }).then((done) => done && onChanged(done.markSignoff));
  }, [id, partyId, run, onChanged]);
}

/** Takes the focus from the form that has gone. */
function FiledNote(): ReactElement {
  const { t } = useDeedWords();
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <p ref={note} tabIndex={-1} className={styles.filed}>
      {t('filed')}
    </p>
  );
}

function SheetRow({ row }: { readonly row: Row }): ReactElement {
  const { t, format } = useSignoffWords();
  const { party, state, since, lapsed, toNote, at, words, certificate } = row;
  return (
    <li className={styles.row} data-state={state}>
      <PartyMark type={party.type} letter={party.letter} size="dot" />
      <div>
        <strong>{format.text(party.label)}</strong>
        <span className={styles.state}>
          {t(`state.${oneOf(STATES, state)}`)}
          {at === null ? '' : ` · ${format.dayTime(at)}`}
          {since === null ? '' : ` · ${t('since', { version: since })}`}
        </span>
        {lapsed ? <small>{t('lapsed')}</small> : null}
        {toNote ? <small>{t('notNoted')}</small> : null}
        {words === null ? null : <blockquote className={styles.words}>{format.text(words)}</blockquote>}
        {certificate ? <CertificateLine certificate={certificate} /> : null}
      </div>
    </li>
  );
}
