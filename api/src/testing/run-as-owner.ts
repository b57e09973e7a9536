/** Statements as the owner of the tables. */
export type RunAsOwner = (text: string, params?: unknown[]) => Promise<object[]>;
