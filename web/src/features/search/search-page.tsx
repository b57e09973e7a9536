import { useEffect, useRef, type FormEvent, type ReactElement } from 'react';
import { useFramePath } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { askQuestion, useQuestion } from './question.js';
import { SearchResults } from './search-results.js';
import styles from './search.module.css';
import { useSearchWords } from './use-words.js';

/** Longest question the server takes. */
const LONGEST = 200;

/** Search over everything the viewer may read. The address and the title of the page say nothing of the question. */
export function SearchPage(): ReactElement {
  const { t, locale } = useSearchWords();
  const question = useQuestion();
  const field = useRef<HTMLInputElement>(null);
  useFramePath([{ label: t('title') }]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  // The frame moves the focus to the content after a change of address; one who opens search wants to write.
  useEffect(() => {
    const timer = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(timer);
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    askQuestion(field.current?.value ?? '');
  };
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <search>
        <form className={styles.ask} onSubmit={submit} autoComplete="off">
          <label className={styles.label} htmlFor="search-words">
            {t('field')}
          </label>
          <input
            key={question}
            id="search-words"
            ref={field}
            data-search-page=""
            className={styles.field}
            defaultValue={question}
            aria-describedby="search-hint"
            maxLength={LONGEST}
            enterKeyHint="search"
            spellCheck={false}
          />
          <Button type="submit" look="primary">
            {t('submit')}
          </Button>
          <p id="search-hint" className={styles.hint}>
            {t('hint')}
          </p>
        </form>
      </search>
      {question === '' ? <p>{t('start')}</p> : <SearchResults key={`${locale} ${question}`} question={question} />}
      <p className={styles.private}>{t('private')}</p>
    </div>
  );
}
