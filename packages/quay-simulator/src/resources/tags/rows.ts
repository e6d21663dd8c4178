import { createCollection, type Row } from '../../collection.ts'

/** What pushing an image stores: its manifest, the size of its layer (null: it is a list of images), the images in a list. */
export type Image = { digest: string; sizeBytes: number | null; mediaType: string; children: string[] }

/** One version of a tag: from `startMs` on, until `endMs` where it was moved or deleted. */
export type Tag = Row & {
  repositoryId: number
  /** Null: nobody sees it; it keeps a manifest that was pushed by its digest. */
  name: string | null
  image: Image
  startMs: number
  /** When it ended, or will end by itself. */
  endMs: number | null
  isImmutable: boolean
  /** Whether a restore brought an earlier image back. */
  isReversion: boolean
}

/** The tables of tags, empty. */
export const createTagState = () => ({
  tags: createCollection<Tag, 'repositoryId'>({ repositoryId: (row) => row.repositoryId }),
})
