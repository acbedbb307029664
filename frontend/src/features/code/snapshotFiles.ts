export type SnapshotFile = { path: string; sha256: string | null; size: number; stored?: boolean }

export const filesIn = async (response: Response): Promise<SnapshotFile[]> => {
  const { tree } = (await response.json()) as { tree?: SnapshotFile[] }
  return tree ?? []
}

/** What is too large or no text is only named. */
export function isStored(file: SnapshotFile): boolean {
  return file.sha256 !== null && file.stored !== false
}
