//! What the desktop's portal offers and says, asked over the session bus. Asking may take a while, so nobody waits.

/// The portal, on the bus.
pub(super) struct Portal {
    #[cfg(target_os = "linux")]
    bus: zbus::blocking::Connection,
}

#[cfg(target_os = "linux")]
mod linux {
    use zbus::blocking::{Connection, fdo::DBusProxy};
    use zbus::zvariant::Value;

    use super::Portal;

    const NAME: &str = "org.freedesktop.portal.Desktop";

    impl Portal {
        /// The portal, if it runs on the session bus or would be started on demand.
        pub(in crate::ui) fn find() -> Option<Self> {
            let ask = || -> zbus::Result<Option<Self>> {
                let bus = Connection::session()?;
                let proxy = DBusProxy::new(&bus)?;
                let running = proxy.list_names()?;
                let on_demand = proxy.list_activatable_names()?;
                let is_there = running.iter().chain(&on_demand).any(|name| name.as_str() == NAME);
                Ok(is_there.then_some(Self { bus }))
            };
            ask().ok().flatten()
        }

        /// Whether the desktop asks for reduced motion; GNOME before version 49 only has a switch for animations.
        pub(in crate::ui) fn reduces_motion(&self) -> bool {
            self.setting("org.freedesktop.appearance", "reduced-motion", says_one)
                || self.setting("org.gnome.desktop.interface", "enable-animations", says_no)
        }

        /// What a setting says; `false` where the portal doesn't know it.
        fn setting(&self, group: &str, key: &str, says: fn(&Value<'_>) -> bool) -> bool {
            // `Read` is there in every version of the portal; `ReadOne` came later.
            let (path, interface) = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings");
            let reply = self.bus.call_method(Some(NAME), path, Some(interface), "Read", &(group, key));
            reply.is_ok_and(|reply| reply.body().deserialize::<Value<'_>>().is_ok_and(|value| says(&value)))
        }
    }

    /// The value itself: `Read` answers with a variant within a variant.
    fn bare<'a>(value: &'a Value<'a>) -> &'a Value<'a> {
        if let Value::Value(inner) = value { bare(inner) } else { value }
    }

    fn says_one(value: &Value<'_>) -> bool {
        bare(value) == &Value::U32(1)
    }

    fn says_no(value: &Value<'_>) -> bool {
        bare(value) == &Value::Bool(false)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_a_clear_answer_reduces_motion() {
            let wrapped = |value: Value<'static>| Value::Value(Box::new(Value::Value(Box::new(value))));
            assert!(says_one(&Value::U32(1)) && says_one(&wrapped(Value::U32(1))));
            assert!(says_no(&wrapped(Value::Bool(false))));
            for other in [Value::U32(0), Value::U32(2), Value::Bool(true), Value::from("1")] {
                assert!(!says_one(&other) && !says_no(&wrapped(other)));
            }
        }
    }
}

/// Other systems always have dialogs of their own, and are not asked for anything else.
#[cfg(not(target_os = "linux"))]
impl Portal {
    pub(super) fn find() -> Option<Self> {
        Some(Self {})
    }

    #[expect(clippy::unused_self, reason = "the same as on Linux")]
    pub(super) fn reduces_motion(&self) -> bool {
        false
    }
}
