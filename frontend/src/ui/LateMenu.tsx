import { type ReactNode, Suspense, useState } from 'react'

export type Trigger = {
  className: string | undefined
  'aria-label': string
  title?: string
  children: ReactNode
}
type Props = { trigger: Trigger; load: () => Promise<unknown>; children: ReactNode }

/**
 * A menu's button. The menu itself comes with a library that nothing on the first screen needs: it is fetched when somebody is
 * about to use it, and stands in the button's place from then on, open.
 */
export function LateMenu({ trigger, load, children }: Props) {
  const [wanted, setWanted] = useState(false)
  const soon = () => void load().catch(() => {})
  const button = (
    <button
      type="button"
      {...trigger}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={soon}
      onFocus={soon}
      onClick={() => setWanted(true)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown' || key === 'ArrowUp') setWanted(true)
      }}
    />
  )
  return wanted ? <Suspense fallback={button}>{children}</Suspense> : button
}
