export interface HistoryUnit {
  readonly id: string;
  readonly ordinal: string;
  readonly label: string;
}
