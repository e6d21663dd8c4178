export const words = {
  problems: {
    download_expired: {
      what: 'This download link can be used once, within one minute. It was already used, or it has expired.',
      next: 'Request the file again.',
    },
  },
  reasons: {},
  operations: {
    download: { read: 'Download file' },
  },
} as const
