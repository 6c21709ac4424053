/** Which hook is called, and the order that is being written. */
import { HOOKS, type HookName } from './hook-call.ts'
import type { CdsService, OfferedOrder } from './service.ts'
import { useWords } from './words.ts'

interface OrderFormProps {
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly hook: HookName
  readonly order: string
  readonly chooseHook: (hook: HookName) => void
  readonly chooseOrder: (id: string) => void
}

export function OrderForm({ services, orders, hook, order, chooseHook, chooseOrder }: OrderFormProps) {
  const say = useWords()
  const offered = new Set(services.map((service) => service.hook))
  return (
    <div class="fields hooks">
      <fieldset>
        <legend>{say('hook')}</legend>
        {HOOKS.map((name) => (
          <label key={name} class="choice">
            <input
              type="radio"
              name="hook"
              value={name}
              checked={name === hook}
              disabled={!offered.has(name)}
              onChange={() => chooseHook(name)}
            />
            {name}
            {!offered.has(name) && <span class="quiet"> ({say('hookNotOffered')})</span>}
          </label>
        ))}
      </fieldset>
      {hook !== 'patient-view' && <OrderSelect orders={orders} order={order} chooseOrder={chooseOrder} />}
    </div>
  )
}

type OrderSelectProps = Pick<OrderFormProps, 'orders' | 'order' | 'chooseOrder'>

export function OrderSelect({ orders, order, chooseOrder }: OrderSelectProps) {
  const say = useWords()
  const ofKind = (kind: OfferedOrder['kind']) =>
    orders
      .filter((one) => one.kind === kind)
      .map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))
  return (
    <label class="field">
      <span>{say('order')}</span>
      <select name="order" value={order} onChange={(event) => chooseOrder(event.currentTarget.value)}>
        <option value="">{say('orderNone')}</option>
        <optgroup label={say('drugs')}>{ofKind('drug')}</optgroup>
        <optgroup label={say('tests')}>{ofKind('test')}</optgroup>
      </select>
    </label>
  )
}
