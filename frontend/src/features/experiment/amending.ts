import { useReplica } from '../../replica/react'
import type { ExperimentAmendment } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import { toast } from '../../ui/toasts'

/** States something about an experiment; for some seconds nobody else sees it and it can be taken back. */
export function useAmend(): (change: ExperimentAmendment, words: string) => void {
  const replica = useReplica()
  const { t } = useLanguage()
  return (change, words) => {
    const id = replica.write.amendment(change)
    toast(words, {
      words: t('write.undo'),
      run: () => {
        replica.undo(id).then((undone) => toast(t(undone ? 'write.undone' : 'amend.tooLate')))
      },
    })
  }
}
