//! From serde's data model onto a tape.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Error as _};

use super::key::Key;
use super::tape::Tape;
use crate::data::DataError;

/// Lays one value on a tape.
pub(super) struct Writer<'a> {
    tape: &'a mut Tape,
    /// Whether the fields of the value go into the object that is open, not into one of their own.
    inline: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn value(tape: &'a mut Tape) -> Self {
        Self {
            tape,
            inline: false,
        }
    }

    pub(super) fn fields(tape: &'a mut Tape) -> Self {
        Self { tape, inline: true }
    }

    fn object(self) -> Open<'a> {
        let inner = (!self.inline).then(|| self.tape.begin_object());
        Open {
            tape: self.tape,
            inner,
            outer: None,
        }
    }

    fn array(self) -> Open<'a> {
        let inner = Some(self.tape.begin_array());
        Open {
            tape: self.tape,
            inner,
            outer: None,
        }
    }

    /// An object with the name of a variant as its only key; its value follows.
    fn variant(tape: &mut Tape, variant: &str) -> usize {
        let outer = tape.begin_object();
        tape.key(variant);
        outer
    }
}

/// A list or an object that is being written.
pub(super) struct Open<'a> {
    tape: &'a mut Tape,
    inner: Option<usize>,
    outer: Option<usize>,
}

impl Open<'_> {
    fn finish(self) {
        for at in [self.inner, self.outer].into_iter().flatten() {
            self.tape.close(at);
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), DataError> {
        self.tape.value(value)
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), DataError> {
        self.tape.field(key, value)
    }
}

macro_rules! whole_numbers {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), DataError> {
            self.tape.plain(value)
        })*
    };
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = DataError;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    whole_numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
    }

    fn serialize_bool(self, value: bool) -> Result<(), DataError> {
        self.tape.plain(value)
    }

    fn serialize_f32(self, _: f32) -> Result<(), DataError> {
        Err(DataError::custom("a number is not exact"))
    }

    fn serialize_f64(self, _: f64) -> Result<(), DataError> {
        Err(DataError::custom("a number is not exact"))
    }

    fn serialize_char(self, value: char) -> Result<(), DataError> {
        self.tape.displayed(&value)
    }

    fn serialize_str(self, value: &str) -> Result<(), DataError> {
        self.tape.string(value);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), DataError> {
        self.tape.displayed(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), DataError> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), DataError> {
        self.tape.plain("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), DataError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), DataError> {
        self.tape.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), DataError> {
        self.tape.plain("null")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), DataError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), DataError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), DataError> {
        let outer = Writer::variant(self.tape, variant);
        self.tape.value(value)?;
        self.tape.close(outer);
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, DataError> {
        Ok(self.array())
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, DataError> {
        Ok(self.array())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, DataError> {
        Ok(self.array())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, DataError> {
        let outer = Writer::variant(self.tape, variant);
        let mut open = Writer::value(self.tape).array();
        open.outer = Some(outer);
        Ok(open)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, DataError> {
        Ok(self.object())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, DataError> {
        Ok(self.object())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, DataError> {
        let outer = Writer::variant(self.tape, variant);
        let mut open = Writer::value(self.tape).object();
        open.outer = Some(outer);
        Ok(open)
    }
}

macro_rules! list_of_items {
    ($($trait:ident::$method:ident),* $(,)?) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = DataError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), DataError> {
                self.item(value)
            }

            fn end(self) -> Result<(), DataError> {
                self.finish();
                Ok(())
            }
        })*
    };
}

list_of_items! {
    SerializeSeq::serialize_element, SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field, SerializeTupleVariant::serialize_field,
}

macro_rules! object_of_fields {
    ($($trait:ident),* $(,)?) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = DataError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), DataError> {
                self.entry(key, value)
            }

            fn end(self) -> Result<(), DataError> {
                self.finish();
                Ok(())
            }
        })*
    };
}

object_of_fields! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = DataError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), DataError> {
        key.serialize(Key { tape: self.tape })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), DataError> {
        self.item(value)
    }

    fn end(self) -> Result<(), DataError> {
        self.finish();
        Ok(())
    }
}
