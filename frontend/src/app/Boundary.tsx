import { Component, type ReactNode } from 'react'
import { Broken } from './shell/Broken'

type State = { error: Error | null }

/** When a view breaks, the rest stays; what was typed is in the drafts, which live outside of any view. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render(): ReactNode {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children
  }
}
