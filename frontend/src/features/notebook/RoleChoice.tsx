import type { Role } from '../../api/records'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'

const roles: readonly Role[] = ['reader', 'writer', 'owner']

type Props = { label: string; value: Role; disabled?: boolean; onChoose: (role: Role) => void }

export function RoleChoice({ label, value, disabled, onChoose }: Props) {
  const { t } = useLanguage()
  return (
    <select
      className={form.select}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value as Role)}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </select>
  )
}
