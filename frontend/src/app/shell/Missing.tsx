import { useLanguage } from '../../ui/language/language'
import { useTitle } from '../../ui/useTitle'
import { Gone } from './Gone'

export function Missing({ pathname }: { pathname: string }) {
  const { t } = useLanguage()
  useTitle(t('missing.title'))
  return <Gone title={t('missing.title')} text={t('missing.text', { path: pathname })} />
}
