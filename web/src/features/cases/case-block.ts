import type { CasePartsFragment } from '../../generated/graphql.gen.js';
import type { CaseAct, OpenAct } from './open-act.js';

/** What every block of the page works with. */
export interface CaseBlockProps {
  readonly kase: CasePartsFragment;
  /** What ended before this instant is shown as over; ISO 8601. */
  readonly asOf: string;
  readonly act: OpenAct | undefined;
  readonly open: (act: CaseAct, of?: string) => void;
  /** Closes the open form without saving. */
  readonly close: () => void;
  /** Closes the form after the server has saved, and reads the case again. */
  readonly saved: () => void;
}

/** What a form of the page works with. */
export type CaseFormProps = Pick<CaseBlockProps, 'kase' | 'close' | 'saved'>;
