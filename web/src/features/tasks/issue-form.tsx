import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { IssueTaskDocument, type TaskCaseQuery, type TaskLeakPartsFragment } from '../../generated/graphql.gen.js';
import { dayOf, useWords } from '../../i18n/index.js';
import { useAct, useAsOf } from '../../lib/index.js';
import { Button, PartyMark, Select, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { LeakList } from './leak-list.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface IssueFormProps {
  readonly kase: TaskCaseQuery['case'];
  readonly unitId?: string | undefined;
  /** Called with the name of whoever does it. */
  readonly onIssued: (party: string) => void;
  readonly close: () => void;
}

interface Draft {
  readonly owner: string | null;
  readonly checker: string | null;
  readonly title: string;
  readonly detail: string;
  readonly proof: string;
  readonly dueOn: string;
  readonly reason: string;
}

/** Gives a task. What it would tell is shown before it goes anywhere. */
export function IssueForm({ kase, unitId, onIssued, close }: IssueFormProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useTaskWords();
  const act = useAct(IssueTaskDocument);
  const convener = kase.parties.find((party) => party.isConvener)?.id ?? null;
  const first: Draft = { owner: null, checker: convener, title: '', detail: '', proof: '', dueOn: '', reason: '' };
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const [leaks, setLeaks] = useState<readonly TaskLeakPartsFragment[]>([]);
  const [now] = useAsOf();
  const today = dayOf(now);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { owner, title, dueOn } = draft;
    if (owner === null || title.trim() === '' || dueOn === '' || dueOn < today) return;
    const answer = await act.run({ input: inputOf(kase.id, owner, draft, unitId) });
    if (answer === undefined) return;
    setLeaks(answer.issueTask.leaks);
    if (answer.issueTask.task !== null) onIssued(answer.issueTask.task.owner.label);
  };
  const needed = (value: string | null): string | undefined =>
    tried && (value ?? '').trim() === '' ? word('shell.required') : undefined;
  return (
    <form className={styles.panel} aria-label={t('issue.title')} onSubmit={(event) => void send(event)} noValidate>
      <Head />
      {unitId === undefined ? null : <p className={styles.second}>{t('issue.chosen')}</p>}
      <Fields
        draft={draft}
        change={(next) => setDraft({ ...draft, ...next })}
        kase={kase}
        needed={needed}
        now={now}
        today={today}
      />
      {leaks.length === 0 ? null : (
        <LeakList leaks={leaks} reason={draft.reason} onReason={(reason) => setDraft({ ...draft, reason })} />
      )}
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
      <p className={styles.buttons}>
        <Button look="primary" type="submit" isPending={act.pending}>
          {t(leaks.length > 0 && draft.reason.trim() !== '' ? 'issue.submitAnyway' : 'issue.submit')}
        </Button>
        <Button look="quiet" onPress={close}>
          {word('shell.cancel')}
        </Button>
      </p>
    </form>
  );
}

function Head(): ReactElement {
  const { t } = useTaskWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.formTitle}>
        {t('issue.title')}
      </h2>
      <p className={styles.second}>{t('issue.lead')}</p>
    </>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (next: Partial<Draft>) => void;
  readonly kase: TaskCaseQuery['case'];
  readonly needed: (value: string | null) => string | undefined;
  readonly today: string;
  /** ISO 8601. */
  readonly now: string;
}

function Fields({ draft, change, kase, needed, today, now }: FieldsProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useTaskWords();
  const parties = kase.parties
    .filter((party) => party.validTo === null || party.validTo > now)
    .map((party) => ({
      id: party.id,
      name: party.label,
      mark: (
        <span className={styles.sign}>
          <PartyMark type={party.type} letter={party.letter} size="dot" />
        </span>
      ),
    }));
  const past = draft.dueOn !== '' && draft.dueOn < today ? t('issue.past') : undefined;
  return (
    <div className={styles.fields}>
      <TextField
        className={styles.wide ?? ''}
        label={t('issue.name')}
        value={draft.title}
        onChange={(title) => change({ title })}
        maxLength={160}
        isRequired
        error={needed(draft.title)}
      />
      <Select
        label={t('issue.owner')}
        options={parties}
        value={draft.owner}
        onChange={(owner) => change({ owner })}
        placeholder={word('shell.choose')}
        error={needed(draft.owner)}
      />
      <Select
        label={t('issue.checker')}
        options={parties}
        value={draft.checker}
        onChange={(checker) => change({ checker })}
      />
      <TextField
        type="date"
        label={t('issue.dueOn')}
        value={draft.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        min={today}
        isRequired
        error={needed(draft.dueOn) ?? past}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('issue.detail')}
        rows={3}
        value={draft.detail}
        onChange={(detail) => change({ detail })}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('issue.proof')}
        value={draft.proof}
        onChange={(proof) => change({ proof })}
      />
    </div>
  );
}

function inputOf(caseId: string, ownerPartyId: string, draft: Draft, unitId: string | undefined) {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    caseId,
    ownerPartyId,
    checkerPartyId: draft.checker,
    title: draft.title.trim(),
    detail: orNull(draft.detail),
    proofWanted: orNull(draft.proof),
    dueOn: draft.dueOn,
    unitId: unitId ?? null,
    confirmReason: orNull(draft.reason),
  };
}
