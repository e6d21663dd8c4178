/** Whom an entry is about, where no account is named. */
export const usageLogSubjects = {
  anonymous: 'Anonymous',
  system: 'The system',
  unknown: 'Unknown',
  unknownName: 'Unknown ({{name}})',
  /** At the beginning of a sentence. */
  unknownUser: 'An unknown user',
} as const
