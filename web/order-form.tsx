/** Which hook is called, and the order that is being written. */
import { HOOKS, type HookName } from './hook-call.ts'
import type { CdsService, OfferedOrder } from './service.ts'
import { useWords } from './words.ts'

interface OrderFormProps {
  readonly services: readonly CdsService[]
  readonly orders: readonly OfferedOrder[]
  readonly hook: HookName
  readonly order: string
  /** What the address asked for and no service has; '' if nothing. */
  readonly wrongHook: string
  readonly chooseHook: (hook: HookName) => void
  readonly chooseOrder: (id: string) => void
}

export function OrderForm({ services, orders, hook, order, wrongHook, chooseHook, chooseOrder }: OrderFormProps) {
  const say = useWords()
  const offered = new Set(services.map((service) => service.hook))
  return (
    <div class="fields hooks">
      <fieldset>
        <legend>{say('hook')}</legend>
        {wrongHook && (
          <p class="warn" role="alert">
            {say('wrongHook', { hook: wrongHook })}
          </p>
        )}
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
  const isKnown = order === '' || orders.length === 0 || orders.some(({ id }) => id === order)
  return (
    <label class="field">
      <span>{say('order')}</span>
      {!isKnown && (
        <span class="warn" role="alert">
          {say('wrongOrder', { order })}
        </span>
      )}
      <select
        name="order"
        value={isKnown ? order : ''}
        aria-invalid={!isKnown}
        onChange={(event) => chooseOrder(event.currentTarget.value)}
      >
        <option value="">{say('orderNone')}</option>
        <optgroup label={say('drugs')}>{ofKind('drug')}</optgroup>
        <optgroup label={say('tests')}>{ofKind('test')}</optgroup>
      </select>
    </label>
  )
}
