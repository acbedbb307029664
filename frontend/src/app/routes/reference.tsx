import { ApiReference } from '../../features/reference/ApiReference'

export default function Reference() {
  return <ApiReference />
}
