import { MINUTES_QUESTIONS } from '@soulad/shared/workflow';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  MinutesQuestionsDocument,
  SuggestedCategoryDocument,
  WaiveMinutesQuestionDocument,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useAct } from '../../lib/index.js';
import { Button, classes, linkClass, PartyMark, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import { ReasonForm } from './reason-form.js';
import type { MinutesPart, Question } from './types.js';
import { useMinutesWords } from './use-words.js';

/** What is to be decided before the minutes go out, each one step from its place. */
export function Questions({ minutes, conferenceId, reload }: MinutesPart): ReactElement {
  const { t } = useMinutesWords();
  const { recordId } = minutes;
  const [{ data, error }, execute] = useQuery({ query: MinutesQuestionsDocument, variables: { recordId } });
  const again = (): void => {
    execute({ requestPolicy: 'network-only' });
    reload();
  };
  const questions = data?.minutesQuestions;
  const open = questions?.filter(({ waivedFor }) => waivedFor === null).length ?? 0;
  return (
    <section className={styles.block} aria-labelledby="minutes-questions">
      <h2 id="minutes-questions">{t('questions')}</h2>
      <p className={styles.small}>{t('questionsLead')}</p>
      {error && !data ? <FailureNote failure={failureOf(error)} /> : null}
      {questions ? (
        <>
          <p role="status">{open === 0 ? t('questionsNone') : t('questionsOpen', { count: open })}</p>
          <ul className={styles.questions}>
            {questions.map((question) => (
              <QuestionLine
                key={`${question.unitId} ${question.rule}`}
                question={question}
                recordId={recordId}
                conferenceId={conferenceId}
                onDone={again}
              />
            ))}
          </ul>
        </>
      ) : error ? null : (
        <Skeleton lines={4} label={t('loading')} />
      )}
    </section>
  );
}

interface LineProps {
  readonly question: Question;
  readonly recordId: string;
  readonly conferenceId: string;
  readonly onDone: () => void;
}

function QuestionLine({ question, recordId, conferenceId, onDone }: LineProps): ReactElement {
  const { t } = useMinutesWords();
  const { t: word, format } = useWords();
  const [waiving, setWaiving] = useState(false);
  const waive = useAct(WaiveMinutesQuestionDocument);
  const label = useAct(SuggestedCategoryDocument);
  const { unitId, ordinal, party, rule, suggested, waivedFor } = question;
  const open = waivedFor === null;
  return (
    <li className={classes(styles.question, !open && styles.waived)}>
      <PartyMark type={party.type} letter={party.letter} />
      <div>
        <p>{t(`rule.${MINUTES_QUESTIONS.find((one) => one === rule) ?? 'other'}`)}</p>
        <p>
          <Link
            to="/conferences/$conferenceId"
            params={{ conferenceId }}
            hash={`unit-${unitId}`}
            className={linkClass()}
          >
            {t('toPlace', { ordinal, label: party.label })}
          </Link>
        </p>
        {open ? null : <p className={styles.small}>{t('waived', { reason: format.text(waivedFor) })}</p>}
        {label.failure ? <FailureNote failure={label.failure} /> : null}
        {open && !waiving ? (
          <p className={styles.acts}>
            {suggested === null ? null : (
              <Button
                isDisabled={label.pending}
                onPress={() =>
                  void label.run({ unitId, category: suggested }).then((done) => done !== undefined && onDone())
                }
              >
                {t('suggest', { category: word(`category.${suggested}`) })}
              </Button>
            )}
            <Button
              look="quiet"
              aria-label={`${t('waive')}: ${ordinal} ${party.label}`}
              onPress={() => setWaiving(true)}
            >
              {t('waive')}
            </Button>
          </p>
        ) : null}
        {waiving && open ? (
          <ReasonForm
            label={t('waiveReason')}
            submit={t('waive')}
            pending={waive.pending}
            failure={waive.failure}
            onCancel={() => setWaiving(false)}
            onSubmit={(reason) =>
              void waive.run({ recordId, unitId, rule, reason }).then((done) => done !== undefined && onDone())
            }
          />
        ) : null}
      </div>
    </li>
  );
}
