/** Who an entry is about if it names no account. */
export const usageLogSubjects = {
  anonymous: 'Anonymous',
  system: 'The system',
  unknown: 'Unknown',
  unknownName: 'Unknown ({{name}})',
  /** Starts a sentence. */
  unknownUser: 'An unknown user',
} as const
