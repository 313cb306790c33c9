

def difference(here, there):
    return abs(here - there) / max(abs(here), abs(there)) if here != there else 0.0


print(f"step {STEP}, loss {float(loss):.6g} (the page: {PAGE_LOSS:.6g})")
print("layer   ‖∂L/∂W‖       the page      rms ∂L/∂z     the page      difference")
worst = difference(float(loss), PAGE_LOSS)
for l, page in enumerate(PAGE):
    here = norm(gradients[l]), rms(deltas[l])
    differences = difference(here[0], page["grad_W"]), difference(here[1], page["delta"])
    worst = max(worst, *differences)
    print(
        f"{l + 1:>5}   {here[0]:<12.6e}  {page['grad_W']:<12.6e}  {here[1]:<12.6e}  {page['delta']:<12.6e}  "
        f"{max(differences):.1e}"
    )
print(f"largest relative difference: {worst:.1e}")
