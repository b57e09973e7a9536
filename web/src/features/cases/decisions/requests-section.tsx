import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { AccessRequestsDocument, type AccessRequestPartsFragment } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { Button, CategoryChip, PartyMark } from '../../../ui/index.js';
import type { CaseBlockProps } from '../case-block.js';
import styles from '../cases.module.css';
import { AnswerForm } from './answer-form.js';
import { AskForm } from './ask-form.js';
import { useDecisionWords } from './decision-words.js';

const CODES = ['notHere', 'notNeeded', 'byLaw', 'askClient'] as const;

/** What the viewer's party asked for, and what it is asked. */
export function RequestsSection({ kase, asOf, act, open, close, saved }: CaseBlockProps): ReactElement {
  const { t } = useDecisionWords();
  const [{ data }, again] = useQuery({ query: AccessRequestsDocument, variables: { caseId: kase.id } });
  useEffect(() => again(), [asOf, again]);
  const requests = data?.accessRequests ?? [];
  return (
    <section className={styles.block} aria-label={t('requestsTitle')}>
      <h2>{t('requestsTitle')}</h2>
      {data !== undefined && requests.length === 0 ? <p className={styles.empty}>{t('requestsNone')}</p> : null}
      <ul>
        {requests.map((one) => (
          <Row
            key={one.id}
            request={one}
            answering={act?.act === 'answerAccess' && act.of === one.id}
            answer={() => open('answerAccess', one.id)}
            close={close}
            saved={saved}
          />
        ))}
      </ul>
      <p className={styles.acts}>
        <Button onPress={() => open('askAccess')}>{t('ask')}</Button>
      </p>
      {act?.act === 'askAccess' ? <AskForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}

interface RowProps extends Pick<CaseBlockProps, 'close' | 'saved'> {
  readonly request: AccessRequestPartsFragment;
  readonly answering: boolean;
  readonly answer: () => void;
}

function Row({ request, answering, answer, close, saved }: RowProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useDecisionWords();
  const { askedBy, category, mine, answers } = request;
  const open = answers.some((one) => one.mine && one.outcome === null);
  return (
    <li className={styles.release}>
      <PartyMark type={askedBy.type} letter={askedBy.letter} />
      <div>
        <p className={styles.name}>{format.text(t('asks', { party: askedBy.label }))}</p>
        <p>{format.text(request.question)}</p>
        {category === null ? null : (
          <p className={styles.chips}>
            <CategoryChip name={word(`category.${category}`)} />
          </p>
        )}
        {mine ? <Told request={request} /> : <Answers answers={answers} />}
        {open && !answering ? (
          <p className={styles.releaseActs}>
            <Button onPress={answer}>{t('answer')}</Button>
          </p>
        ) : null}
        {answering ? <AnswerForm request={request} close={close} saved={saved} /> : null}
      </div>
    </li>
  );
}

/** What the asker is told: the same words whether something was there or not. */
function Told({ request }: Pick<RowProps, 'request'>): ReactElement {
  const { format } = useWords();
  const { t } = useDecisionWords();
  const { opened, answered } = request;
  return (
    <>
      <p className={styles.second}>{t(opened.length > 0 ? 'opened' : answered ? 'nothing' : 'passedOn')}</p>
      {opened.map((passage) => (
        <p key={passage.unitId}>{format.text(`${passage.author.label}: ${passage.text}`)}</p>
      ))}
    </>
  );
}

function Answers({ answers }: { readonly answers: AccessRequestPartsFragment['answers'] }): ReactElement {
  const { format } = useWords();
  const { t } = useDecisionWords();
  return (
    <>
      {answers.map(({ party, outcome, code, words }) => {
        const no = CODES.find((one) => one === code);
        const said = outcome === null ? t('notAnswered') : no === undefined ? t('granted') : t(no);
        const answer = [said, words ?? ''].filter(Boolean).join(', ');
        return (
          <p key={party.partyId} className={styles.second}>
            {format.text(t('answerOf', { party: party.label, answer }))}
          </p>
        );
      })}
    </>
  );
}
