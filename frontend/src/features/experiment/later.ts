import { useMemo } from 'react'
import { useAbout, useMentions, useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'

export type LaterItem = { id: string; type: 'said' | 'amended' | 'mentioned'; time: number }

/** What was said, shown and stated about a trial after it was posted: in time order, its pictures' comments included. */
export function useLater({ id, posted, attachments, summary }: ExperimentView): readonly LaterItem[] {
  const nodes = useAbout(id)
  const replica = useReplica()
  return useMemo(() => {
    const items: LaterItem[] = []
    const shown = summary?.kind === 'summary' ? summary.annotation : null
    for (const node of nodes) {
      if (posted.includes(node.id) || node.id === shown) continue
      if (node.type === 'annotation') items.push({ id: node.id, type: 'said', time: node.time })
      if (node.type === 'amendment') items.push({ id: node.id, type: 'amended', time: node.time })
    }
    for (const attachment of attachments) {
      for (const node of replica.views.about(attachment)) {
        if (node.type === 'annotation' && !items.some((each) => each.id === node.id))
          items.push({ id: node.id, type: 'said', time: node.time })
      }
    }
    return items.sort((a, b) => a.time - b.time)
  }, [nodes, posted, attachments, summary, replica])
}

/** The same, and where else it is named. */
export function useSince(experiment: ExperimentView): readonly LaterItem[] {
  const later = useLater(experiment)
  const mentions = useMentions(experiment.id)
  const replica = useReplica()
  return useMemo(() => {
    const known = new Set(later.map(({ id }) => id))
    const elsewhere = mentions.flatMap((id) => {
      const said = replica.views.annotation(id)
      return said && !said.redacted && !known.has(id)
        ? [{ id, type: 'mentioned' as const, time: said.time }]
        : []
    })
    return [...later, ...elsewhere].sort((a, b) => a.time - b.time)
  }, [later, mentions, replica])
}
