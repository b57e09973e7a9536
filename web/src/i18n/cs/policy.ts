/** Why somebody sees or does not see a unit: explanation codes and legal bases of shared/src/policy. */
export const policy = {
  explanation: {},
  basis: {},
} as const;
